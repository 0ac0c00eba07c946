package model

// Endpoint is a VPC endpoint.
type Endpoint struct {
	ID string `json:"id"`
	// Type is Gateway or Interface.
	Type string `json:"type"`
	// Service is the short service name: s3, kms, sts, ...
	Service string `json:"service"`
	Region  string `json:"region,omitempty"`
	VPC     string `json:"vpc"`
	// Policy is a policy id; "" means full access.
	Policy string `json:"policy,omitempty"`
	// RouteTables and Subnets say which subnets use the endpoint.
	RouteTables []string `json:"route_tables,omitempty"`
	Subnets     []string `json:"subnets,omitempty"`
	Account     string   `json:"account,omitempty"`
	Address     string   `json:"address,omitempty"`
	Range       Range    `json:"range"`
}

// Workload is a resource that runs code as a principal.
type Workload struct {
	Address string `json:"address"`
	Type    string `json:"type"`
	// Principal is the principal ARN the code runs as, Service the service
	// principal that must be able to assume it.
	Principal string `json:"principal"`
	Service   string `json:"service,omitempty"`
	// Subnets and VPC say where it runs; both empty outside any VPC.
	Subnets []string `json:"subnets,omitempty"`
	VPC     string   `json:"vpc,omitempty"`
	// Endpoint is the S3 endpoint its requests take, "" for none in view.
	Endpoint string `json:"endpoint,omitempty"`
	Range    Range  `json:"range"`
}
