#!/usr/bin/env bash
# The one list of Debian 12 packages that Isnad needs. Installs what is missing and nothing else; needs root (or sudo) only then.
# What is named behind it is installed too: `tools/install_packages.sh chromium`, for the tests of the page in a browser.
set -eu
packages=(
  build-essential cmake ninja-build pkg-config ccache mold
  libicu-dev libssl-dev zlib1g-dev libbrotli-dev libcurl4-openssl-dev ca-certificates libfmt-dev libcli11-dev nlohmann-json3-dev libexpected-dev libxxhash-dev libsqlite3-dev libcpp-httplib-dev
  libgumbo-dev libxml2-dev libsimdjson-dev
  libgtest-dev libgmock-dev librapidcheck-dev libbenchmark-dev
  clang-14 clang-tidy clang-format libclang-rt-14-dev
  python3 python3-jsonschema
  "$@"
)
# Node 18 or newer builds the page. One that is there already, from wherever, is left alone.
command -v node >/dev/null || packages+=(nodejs)
command -v npm >/dev/null || packages+=(npm)
missing=()
for p in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'install ok installed' || missing+=("$p")
done
[ ${#missing[@]} -eq 0 ] && exit 0
echo "installing: ${missing[*]}"
run=""
[ "$(id -u)" = 0 ] || run=sudo
$run apt-get update -q
$run env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
