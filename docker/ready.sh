#!/bin/sh
# The health check of docker-compose.yml, run in the container: the server answers, and it has the constraints and indexes of
# cypher/schema.cypher. They are made here, the first time that it answers, and not by a service of their own: "docker compose
# up --wait" takes a service that ends for one that failed.
set -u

here=${PAPERLOOM_HOME:-/paperloom}
state=${PAPERLOOM_STATE:-/tmp/paperloom}

wget --quiet --tries=1 --spider http://localhost:7474 || exit 1
[ -e "$state/made" ] && exit 0

# A server closes itself for a while to a user whose password was wrong too often; so not for ever.
mkdir -p "$state"
tries=$(cat "$state/tries" 2>/dev/null || echo 0)
if [ "$tries" -ge 3 ]; then
  echo "The constraints of schema.cypher could not be made: is the password in NEO4J_AUTH that of the volume? It is set only when the volume is new."
  exit 1
fi
echo $((tries + 1)) > "$state/tries"

# By the environment, where no list of processes shows it.
NEO4J_USERNAME=${NEO4J_AUTH%%/*} NEO4J_PASSWORD=${NEO4J_AUTH#*/} \
  cypher-shell --address bolt://localhost:7687 --file "$here/cypher/schema.cypher" && touch "$state/made"
