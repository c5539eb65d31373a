#!/bin/sh
# Runs once, when the data folder is new: the logins' passwords.
set -eu
psql -v ON_ERROR_STOP=1 -q -U "${POSTGRES_USER:-postgres}" -d anumati -f /run/secrets/postgres-logins
