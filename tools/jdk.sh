# Sourced by the launchers: finds a JDK of 25.0.3 or later without starting one.
#
# swath_find_jdk prints the folder of the first that is new enough: JAVA_HOME, the `java` on the
# PATH, then the usual folders. It fails with advice on the error stream if there is none.

swath_jdk_is_new_enough() {
  local release="$1/release" version
  [[ -r $release && -x $1/bin/javac ]] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$release")
  [[ $version =~ ^([0-9]+)(\.([0-9]+))?(\.([0-9]+))? ]] || return 1
  local number=$((BASH_REMATCH[1] * 1000000 + ${BASH_REMATCH[3]:-0} * 1000 + ${BASH_REMATCH[5]:-0}))
  ((number >= 25000003))
}

swath_find_jdk() {
  local candidate on_path
  local -a candidates=()
  [[ -n ${JAVA_HOME:-} ]] && candidates+=("$JAVA_HOME")
  on_path=$(command -v java || true)
  [[ -n $on_path ]] && candidates+=("$(dirname "$(dirname "$(readlink -f "$on_path")")")")
  candidates+=(
    /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/local/jdk* "${HOME:-/}"/.sdkman/candidates/java/*
    "${HOME:-/}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home
  )
  for candidate in "${candidates[@]}"; do
    if swath_jdk_is_new_enough "$candidate"; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  cat >&2 <<'TEXT'
Swath needs a JDK of version 25.0.3 or later and found none in JAVA_HOME, on the PATH or in the
usual folders; install one (such as the package temurin-25-jdk or openjdk-25-jdk) and set JAVA_HOME
to its folder if it is not found by itself.
TEXT
  return 1
}
