data_token = "hunter2-hunter2"
