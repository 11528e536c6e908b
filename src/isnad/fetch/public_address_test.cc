#include "isnad/fetch/public_address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <cstring>

namespace isnad {
namespace {

bool is_public(const char* text) {
  sockaddr_storage storage{};
  if (std::strchr(text, ':') != nullptr) {
    auto* const in = reinterpret_cast<sockaddr_in6*>(&storage);
    in->sin6_family = AF_INET6;
    EXPECT_EQ(inet_pton(AF_INET6, text, &in->sin6_addr), 1) << text;
  } else {
    auto* const in = reinterpret_cast<sockaddr_in*>(&storage);
    in->sin_family = AF_INET;
    EXPECT_EQ(inet_pton(AF_INET, text, &in->sin_addr), 1) << text;
  }
  return is_public_address(reinterpret_cast<const sockaddr&>(storage));
}

TEST(PublicAddress, TheHouseIsNotPublic) {
  for (const char* const inside : {"127.0.0.1",    "127.255.0.9",      "0.0.0.0",        "10.1.2.3",
                                   "172.16.0.1",   "172.31.255.255",   "192.168.1.1",    "169.254.169.254",
                                   "100.64.0.1",   "100.127.255.255",  "224.0.0.1",      "255.255.255.255",
                                   "198.18.0.1",   "192.0.2.1",        "240.0.0.1",      "::1",
                                   "::",           "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1",
                                   "fe80::1",      "fc00::1",          "fd12::1",        "fec0::1",
                                   "ff02::1",      "64:ff9b::7f00:1",  "64:ff9b::a00:1", "2002:7f00:1::1",
                                   "2002:a00:1::", "2001:db8::1",      "2001::1",        "3fff::1",
                                   "100::1"})
    EXPECT_FALSE(is_public(inside)) << inside;
}

TEST(PublicAddress, TheInternetIs) {
  for (const char* const outside :
       {"8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "169.253.1.1", "192.167.1.1",
        "223.255.255.255", "2606:4700::1", "2a00:1450::1", "64:ff9b::808:808", "2002:808:808::1"})
    EXPECT_TRUE(is_public(outside)) << outside;
}

TEST(PublicAddress, OtherFamiliesAreNone) {
  sockaddr address{};
  address.sa_family = AF_UNIX;
  EXPECT_FALSE(is_public_address(address));
}

}  // namespace
}  // namespace isnad
