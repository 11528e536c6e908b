#include "isnad/fetch/public_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace isnad {
namespace {

struct Network {
  std::uint32_t address;
  unsigned bits;
};

constexpr std::array<Network, 16> kNotPublic = {{{0x00000000, 8},   // this network
                                                 {0x0A000000, 8},   // private
                                                 {0x64400000, 10},  // shared by providers
                                                 {0x7F000000, 8},   // loopback
                                                 {0xA9FE0000, 16},  // link-local
                                                 {0xAC100000, 12},  // private
                                                 {0xC0000000, 24},  // protocol assignments
                                                 {0xC0000200, 24},  // documentation
                                                 {0xC0586300, 24},  // 6to4 relays
                                                 {0xC0A80000, 16},  // private
                                                 {0xC6120000, 15},  // benchmarks
                                                 {0xC6336400, 24},  // documentation
                                                 {0xCB007100, 24},  // documentation
                                                 {0xE0000000, 4},   // multicast
                                                 {0xF0000000, 4},   // reserved, broadcast
                                                 {0xFFFFFFFF, 32}}};

bool is_public(std::uint32_t ipv4) {
  return std::ranges::none_of(
      kNotPublic, [&](const Network& network) { return ((ipv4 ^ network.address) >> (32 - network.bits)) == 0; });
}

std::uint32_t four(const std::uint8_t* bytes) {
  return std::uint32_t{bytes[0]} << 24U | std::uint32_t{bytes[1]} << 16U | std::uint32_t{bytes[2]} << 8U | bytes[3];
}

bool is_public(const std::array<std::uint8_t, 16>& ipv6) {
  const std::uint32_t head = four(ipv6.data());
  if ((head >> 29U) != 1) {
    // Outside 2000::/3 only the translation prefix 64:ff9b::/96 leads to a public address, that inside it.
    return head == 0x0064FF9B && four(&ipv6[4]) == 0 && four(&ipv6[8]) == 0 && is_public(four(&ipv6[12]));
  }
  if ((head >> 16U) == 0x2002) return is_public(four(&ipv6[2]));                // 6to4
  if (head == 0x20010000 || (head >> 9U) == (0x20010000U >> 9U)) return false;  // Teredo, protocol assignments
  if (head == 0x20010DB8) return false;                                         // documentation
  if ((head >> 12U) == (0x3FFF0000U >> 12U)) return false;                      // documentation
  return true;
}

}  // namespace

bool is_public_address(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    return is_public(ntohl(in.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 in{};
  std::memcpy(&in, &address, sizeof in);
  std::array<std::uint8_t, 16> bytes{};
  std::memcpy(bytes.data(), in.sin6_addr.s6_addr, bytes.size());
  return is_public(bytes);
}

}  // namespace isnad
