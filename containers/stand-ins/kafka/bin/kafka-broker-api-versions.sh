#!/bin/bash
# Whether the broker listens; of the public image's tool only what a health check needs.
exec 3<>"/dev/tcp/${2%:*}/${2##*:}"
