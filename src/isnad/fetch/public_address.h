#pragma once
// Which network addresses lie in the public Internet. All else -- loopback, private, link-local, shared, documentation,
// multicast, and IPv6 addresses that carry such an IPv4 address inside -- belongs to the machine or the house, and an
// address given from outside must not lead there. (IANA special-purpose address registries, RFC 6890.)
#include <sys/socket.h>

namespace isnad {

/// False for a family that is neither IPv4 nor IPv6.
[[nodiscard]] bool is_public_address(const sockaddr& address);

}  // namespace isnad
