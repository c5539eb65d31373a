storage "raft" {
  path = "/openbao/data"
  retry_join {
    leader_api_addr     = "https://openbao-0.openbao-internal.anumati-parts.svc:8200"
    leader_ca_cert_file = "/etc/openbao/tls/ca.crt"
  }
  retry_join {
    leader_api_addr     = "https://openbao-1.openbao-internal.anumati-parts.svc:8200"
    leader_ca_cert_file = "/etc/openbao/tls/ca.crt"
  }
  retry_join {
    leader_api_addr     = "https://openbao-2.openbao-internal.anumati-parts.svc:8200"
    leader_ca_cert_file = "/etc/openbao/tls/ca.crt"
  }
}
listener "tcp" {
  address         = "0.0.0.0:8200"
  cluster_address = "0.0.0.0:8201"
  tls_cert_file   = "/etc/openbao/tls/tls.crt"
  tls_key_file    = "/etc/openbao/tls/tls.key"
  tls_min_version = "tls13"
}
