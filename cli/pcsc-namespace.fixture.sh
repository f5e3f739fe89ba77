# A PC/SC stack of its own, for `unshare --mount --net --pid --fork --kill-child --mount-proc`: loopback and /run/pcscd
# are nobody else's, so that neither a port nor a reader of this machine is touched.
#   <passport.json> <commands, in which $VIDIMUS is the command line> -- NODE, VIDIMUS_BIN from the environment
set -u
PATH="$PATH:/usr/sbin:/sbin"
WORK=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$WORK"' EXIT
vidimus() { "$NODE" "$VIDIMUS_BIN" "$@"; }

ip link set lo up
# Without quick acknowledgements each APDU waits 40 ms for the one before.
for where in 127.0.0.0/8 127.0.0.1; do
  ip route replace table local local $where dev lo proto kernel scope host src 127.0.0.1 quickack 1
done
mkdir -p /run/pcscd && mount -t tmpfs tmpfs /run/pcscd || exit 70
pcscd --foreground >"$WORK/pcscd.log" 2>&1 &
for _ in $(seq 100); do [ -S /run/pcscd/pcscd.comm ] && break; sleep 0.1; done

"$NODE" "$VIDIMUS_BIN" passport serve "$1" --trace >"$WORK/serve.log" 2>&1 &
SERVE=$!
for _ in $(seq 300); do grep -q 'Ctrl-C' "$WORK/serve.log" && break; kill -0 $SERVE || break; sleep 0.1; done
for _ in $(seq 50); do opensc-tool --list-readers | grep -q Yes && break; sleep 0.1; done

eval "$2"

kill -INT $SERVE
wait $SERVE
echo "serve ended with $?"
for _ in $(seq 50); do opensc-tool --list-readers | grep -q Yes || break; sleep 0.1; done
opensc-tool --list-readers
cat "$WORK/serve.log"
