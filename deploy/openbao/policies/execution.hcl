# order-executor-service's part of the vault: reads tokens to place orders, changes nothing, sees no app secret.
path "anumati/data/users/+/token" {
  capabilities = ["read"]
}
path "transit/hmac/token-fingerprint" {
  capabilities = ["update"]
}
path "transit/hmac/token-fingerprint/sha2-256" {
  capabilities = ["update"]
}
