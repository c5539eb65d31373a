# auth-service's part of the vault: keeps and revokes tokens and app secrets, never signs.
path "anumati/data/users/+/token" {
  capabilities = ["create", "update", "read", "delete"]
}
path "anumati/metadata/users/+/token" {
  capabilities = ["read", "delete"]
}
path "anumati/data/users/+/apps/+" {
  capabilities = ["create", "update", "read", "delete"]
}
path "anumati/metadata/users/+/apps/+" {
  capabilities = ["read", "delete"]
}
path "transit/hmac/token-fingerprint" {
  capabilities = ["update"]
}
path "transit/hmac/token-fingerprint/sha2-256" {
  capabilities = ["update"]
}
