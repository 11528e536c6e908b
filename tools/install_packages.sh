#!/usr/bin/env bash
# The one list of Debian 12 packages that Isnad needs. Installs what is missing and nothing else; needs root (or sudo) only then.
# What is named behind it is installed too: `tools/install_packages.sh chromium postgresql`, for the tests of the page in a browser
# and of archives in PostgreSQL.
set -eu
packages=(
  build-essential cmake ninja-build pkg-config ccache mold
  libicu-dev libssl-dev zlib1g-dev libbrotli-dev libcurl4-openssl-dev ca-certificates libfmt-dev libcli11-dev nlohmann-json3-dev libexpected-dev libxxhash-dev libzstd-dev libsqlite3-dev libcpp-httplib-dev
  libgumbo-dev libxml2-dev libsimdjson-dev libpq-dev
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
# Debian's package would make a database server of the machine and start it; the tests start their own.
cluster=/etc/postgresql-common/createcluster.conf
case " ${missing[*]} " in *" postgresql "*)
  if [ ! -e "$cluster" ]; then
    $run mkdir -p "${cluster%/*}"
    echo 'create_main_cluster = false' | $run tee "$cluster" >/dev/null
    trap '$run rm -f "$cluster"' EXIT
  fi
esac
$run apt-get update -q
$run env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
