# Sourced by ./swath and ./check: finds a JDK that is new enough, without starting one.
#
# swath_find_jdk prints the home of the first JDK of at least $SWATH_JDK_NEEDED: JAVA_HOME, the one
# on the PATH, then the usual folders. It fails with advice on the error stream if there is none.

SWATH_JDK_NEEDED=25.0.3

# Prints the version of the JDK in a folder; fails if there is no compiler in it.
swath_jdk_version() {
  [ -x "$1/bin/javac" ] || return 1
  local line
  if [ -r "$1/release" ]; then
    while IFS= read -r line; do
      case "$line" in
        JAVA_VERSION=*)
          line=${line#JAVA_VERSION=}
          line=${line//\"/}
          printf '%s\n' "${line%$'\r'}"
          return 0
          ;;
      esac
    done <"$1/release"
  fi
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9.]*\).*/\1/p'
}

# Whether dotted version $1 is at least $2.
swath_version_at_least() {
  local IFS=. i
  local -a have=(${1%%[-+]*}) need=($2)
  for i in 0 1 2 3; do
    local h=${have[i]:-0} n=${need[i]:-0}
    case "$h" in *[!0-9]* | '') h=0 ;; esac
    if [ "$h" -ne "$n" ]; then
      [ "$h" -gt "$n" ]
      return
    fi
  done
}

# Prints the real folder two levels above an executable, links followed.
swath_home_of() {
  local file=$1 link
  while [ -L "$file" ]; do
    link=$(readlink "$file") || return 1
    case "$link" in
      /*) file=$link ;;
      *) file=$(dirname "$file")/$link ;;
    esac
  done
  (cd "$(dirname "$file")/.." 2>/dev/null && pwd -P)
}

# Prints every folder that may hold a JDK, one a line, the user's choice first.
swath_jdk_candidates() {
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  local javac folder
  if javac=$(command -v javac); then
    swath_home_of "$javac"
  fi
  for folder in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /usr/local/*jdk* /opt/* /opt/java/* /opt/jdk/* \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
    "${HOME:-/nonexistent}"/.asdf/installs/java/* "${HOME:-/nonexistent}"/.local/share/mise/installs/java/* \
    "${HOME:-/nonexistent}"/.gradle/jdks/* /nix/var/nix/profiles/default \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ ! -d "$folder" ] || printf '%s\n' "$folder"
  done
}

swath_find_jdk() {
  local home version
  while IFS= read -r home; do
    version=$(swath_jdk_version "$home") || continue
    if swath_version_at_least "${version:-0}" "$SWATH_JDK_NEEDED"; then
      printf '%s\n' "$home"
      return 0
    fi
  done < <(swath_jdk_candidates)
  swath_explain_jdk >&2
  return 1
}

swath_explain_jdk() {
  local home version seen=
  while IFS= read -r home; do
    version=$(swath_jdk_version "$home") || continue
    case "$seen" in *"$version in $home;"*) ;; *) seen="$seen $version in $home;" ;; esac
  done < <(swath_jdk_candidates)
  printf 'error: no JDK %s or newer was found (found:%s); ' "$SWATH_JDK_NEEDED" "${seen:- none}"
  printf 'install one, for example Eclipse Temurin 25 (https://adoptium.net) or `sdk install java 25-tem`,'
  printf ' and set JAVA_HOME if it lies in an unusual place\n'
}
