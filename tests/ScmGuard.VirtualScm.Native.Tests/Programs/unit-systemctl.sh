#!/bin/sh
# systemctl of the pretended unit: starts what the installed service says, as systemd would, and boots host and module anew.
set -eu
root=${0%/usr/bin/systemctl}
eval "set -- \"$1\" $(sed -n 's/^ExecStart=//p' "$root/etc/systemd/system/scm-harness.service")"
order=$1
shift

start() {
    setsid sh -c 'echo $$ >"$0/service.pid"; exec "$@" --root "$0"' "$root" "$@" >>"$root/service.log" 2>&1 </dev/null &
}

is_running() {
    kill -0 "$1" 2>/dev/null
}

# The order is answered first. Then the service is told to end, and nothing of it is left when the next boot begins.
boot() {
    asked=$1
    service=$(cat "$root/service.pid")
    shift
    while is_running "$asked"; do sleep 0.1; done
    kill -TERM "$service"
    while is_running "$service"; do sleep 0.1; done
    "$1" "$2" virtual reboot "$SCMGUARD_VIRTUAL_STATE"
    cat /proc/sys/kernel/random/uuid >"$root/proc/sys/kernel/random/boot_id"
    start "$@"
}

case $order in
    start) start "$@" ;;
    reboot) boot $$ "$@" >>"$root/boot.log" 2>&1 </dev/null & ;;
    *) exit 1 ;;
esac
