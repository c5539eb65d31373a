package io.anumati.audit.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.anumati.audit.checkpoint.VaultSignatures.Signed;
import io.anumati.audit.checkpoint.VaultSignatures.SigningRequest;
import io.anumati.audit.web.AuditProblem;
import io.anumati.auditchain.Checkpoint;
import io.anumati.auditchain.SignedNote;
import io.anumati.auditchain.VerifierKey;
import io.anumati.web.ServiceProblem;

/** Has a checkpoint signed by the vault and looks at the signature before anybody relies on it. */
@ApplicationScoped
class CheckpointSigner {

    private final VaultSignatures vault;

    CheckpointSigner(@RestClient VaultSignatures vault) {
        this.vault = vault;
    }

    /** @throws ServiceProblem {@code VAULT_UNAVAILABLE} when there is no usable signature, for whatever reason */
    SignedNote sign(Checkpoint checkpoint) {
        try {
            String text = checkpoint.text();
            Signed signed = vault.sign(new SigningRequest(Base64.getEncoder().encodeToString(text.getBytes(UTF_8))));
            byte[] publicKey = Base64.getDecoder().decode(signed.publicKey());
            SignedNote note = SignedNote.of(text, checkpoint.origin(), publicKey,
                    Base64.getDecoder().decode(signed.signature()));
            if (note.standing(VerifierKey.named(checkpoint.origin(), publicKey)) != SignedNote.Standing.GOOD) {
                throw new IllegalStateException("the vault's signature does not fit its key");
            }
            return note;
        } catch (RuntimeException cause) {
            throw new ServiceProblem(AuditProblem.VAULT_UNAVAILABLE, cause);
        }
    }
}
