package aws

import (
	"github.com/lint403/lint403/loader/symbol"
	"github.com/lint403/lint403/loader/tf"
)

// Aliases returns the tokens that name what another token or value names as well,
// by name.
func Aliases(module *tf.Module) map[string]string {
	out := map[string]string{}
	for _, r := range module.Resources {
		switch {
		case isKey(r):
			out[r.Address+".id"] = symbol.Token(r.Address + ".key_id")
		case r.Type == "aws_vpc":
			// The table that comes with a VPC is its main one.
			out[r.Address+".default_route_table_id"] = symbol.Token(r.Address + ".main_route_table_id")
		case r.Type == "aws_default_route_table":
			if table := str(r, "default_route_table_id"); table != "" {
				out[r.Address+".id"] = table
			}
		}
	}
	return out
}
