package watch

import (
	"net"
	"net/netip"
	"strings"
)

// hosts are the names that requests may know the server by. A page of another site
// can have its own name lead to this machine and would then be of one origin with
// what is served here, but for this.
type hosts struct {
	name string     // that it was asked to listen at
	addr netip.Addr // that it listens at; where that is every address of the machine, a request may name any by its number
}

func allowed(asked, actual string) hosts {
	name, _, _ := net.SplitHostPort(asked)
	addr, _ := netip.ParseAddrPort(actual)
	return hosts{plainHost(name), addr.Addr().Unmap()}
}

// allow tells whether the Host header of a request names this server. The port does
// not count: it is another one behind a tunnel.
func (h hosts) allow(header string) bool {
	name, _, err := net.SplitHostPort(header)
	if err != nil {
		name = strings.TrimSuffix(strings.TrimPrefix(header, "["), "]")
	}
	name = plainHost(name)
	if addr, err := netip.ParseAddr(name); err == nil {
		addr = addr.Unmap()
		return addr.IsLoopback() || addr == h.addr || h.addr.IsUnspecified()
	}
	return name != "" && (name == "localhost" || strings.HasSuffix(name, ".localhost") || name == h.name)
}

func plainHost(name string) string { return strings.ToLower(strings.TrimSuffix(name, ".")) }
