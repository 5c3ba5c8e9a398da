#!/usr/bin/env bash
# What the tests need from the system: Debian's Chromium and a private key store.
# Installed when this machine lets us; otherwise the tests that need them skip loudly.
set -u
missing=()
[ -x /usr/bin/chromium ] || missing+=(chromium)
[ -x /usr/bin/dbus-run-session ] || missing+=(dbus)
[ -x /usr/bin/gnome-keyring-daemon ] || missing+=(gnome-keyring)
[ -x /usr/bin/fiu-run ] || missing+=(fiu-utils)
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing ${missing[*]} for the tests…"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null && exit 0
fi
echo "Not on this machine: ${missing[*]}. The tests that need them are skipped."
