# audit-service's part of the vault: signs checkpoints and reads the public key, sees no secret of any user.
path "transit/sign/audit-checkpoint" {
  capabilities = ["update"]
}
path "transit/keys/audit-checkpoint" {
  capabilities = ["read"]
}
