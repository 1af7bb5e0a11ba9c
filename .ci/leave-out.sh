# To be sourced. leave_out PART WHY says which part cannot be had here; where
# everything is required that ends the run.
leave_out() {
    echo "left out: $1: $2" >&2
    if [ "${GROUNDWORK_REQUIRE_ALL:-}" = 1 ]; then
        exit 1
    fi
}
