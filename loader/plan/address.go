package plan

import "strings"

// steps splits an address or a reference at its dots and brackets, keys kept with
// their brackets: `module.a["x.y"].aws_s3_bucket.b[0].arn` has the steps module, a,
// ["x.y"], aws_s3_bucket, b, [0] and arn.
func steps(s string) []string {
	out := make([]string, 0, 6)
	start := 0
	for i := 0; i < len(s); {
		switch s[i] {
		case '.':
			if i > start {
				out = append(out, s[start:i])
			}
			i++
			start = i
		case '[':
			if i > start {
				out = append(out, s[start:i])
			}
			end := keyEnd(s, i)
			out = append(out, s[i:end])
			i, start = end, end
		default:
			i++
		}
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

// keyEnd returns the offset after the bracket that opens at i.
func keyEnd(s string, i int) int {
	quoted := false
	for i++; i < len(s); i++ {
		switch {
		case quoted && s[i] == '\\':
			i++
		case s[i] == '"':
			quoted = !quoted
		case s[i] == ']' && !quoted:
			return i + 1
		}
	}
	return len(s)
}

func isKey(step string) bool { return strings.HasPrefix(step, "[") }

// keyText returns the text of a key, without brackets and quotes.
func keyText(key string) string {
	key = strings.TrimSuffix(strings.TrimPrefix(key, "["), "]")
	if len(key) >= 2 && key[0] == '"' && key[len(key)-1] == '"' {
		return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(key[1 : len(key)-1])
	}
	return key
}

// moduleParent splits the path of a module instance into its parent, the name of
// the call and the key.
func moduleParent(path string) (parent, call, key string) {
	all := steps(path)
	if n := len(all); n > 0 && isKey(all[n-1]) {
		key = all[n-1]
		all = all[:n-1]
	}
	if len(all) == 0 {
		return "", "", ""
	}
	call = all[len(all)-1]
	parent = strings.TrimSuffix(strings.TrimSuffix(path, key), "module."+call)
	return strings.TrimSuffix(parent, "."), call, key
}
