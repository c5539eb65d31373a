package io.anumati.vault.signature;

import java.util.Base64;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.anumati.vault.caller.CallerRole;
import io.anumati.vault.caller.CurrentCaller;
import io.anumati.vault.request.Checks;
import io.anumati.vault.request.VaultProblem;
import io.anumati.web.CommonProblem;
import io.anumati.web.ServiceProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Signatures under audit checkpoints. */
@Path("/v1/signatures/audit-checkpoint")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SignatureResource {

    /** A checkpoint has a line per chain, and there are chains for each partition of each topic and of its dead letters. */
    private static final int MOST_BYTES = 256 * 1024;

    record DataBody(String data) {
    }

    private final CheckpointSigner signer;
    private final CurrentCaller caller;

    SignatureResource(CheckpointSigner signer, CurrentCaller caller) {
        this.signer = signer;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(CallerRole.CHECKPOINT_GROUP)
    public Signature sign(DataBody body) {
        Checks.given(body, CommonProblem.MALFORMED_REQUEST);
        return signer.sign(caller.asking().role(), decode(Checks.given(body.data(), VaultProblem.INVALID_DATA)));
    }

    private static byte[] decode(String base64) {
        try {
            byte[] data = Base64.getDecoder().decode(base64);
            if (data.length >= 1 && data.length <= MOST_BYTES) {
                return data;
            }
        } catch (IllegalArgumentException _) {
            throw new ServiceProblem(VaultProblem.INVALID_DATA);
        }
        throw new ServiceProblem(VaultProblem.INVALID_DATA);
    }
}
