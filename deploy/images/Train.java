import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts the service without any other part, until it answers or gives up, and lets Java write down what it loaded meanwhile:
 * the arguments are Java's, {@code -XX:AOTCacheOutput=FILE} among them. Exit code 1 when no file was written.
 */
class Train {

    private static final int PORT = 8080;
    private static final long LIMIT_SECONDS = 120;
    private static final String OUTPUT = "-XX:AOTCacheOutput=";
    /** Addresses at which nobody listens, and what has no default. */
    private static final Map<String, String> NOBODY = Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1", "ANUMATI_DB_HOST",
            "127.0.0.1", "ANUMATI_DB_PORT", "1", "ANUMATI_DB_USER", "nobody", "ANUMATI_DB_PASSWORD", "none",
            "ANUMATI_OIDC_URL", "http://127.0.0.1:1/anumati", "ANUMATI_OIDC_CLIENT_SECRET", "none",
            "QUARKUS_LIQUIBASE_MIGRATE_AT_START", "false");

    public static void main(String[] arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("java"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(PORT));
        builder.environment().putAll(NOBODY);
        Process training = builder.start();
        for (long second = 0; second < LIMIT_SECONDS && training.isAlive() && !answers(); second++) {
            training.waitFor(1, TimeUnit.SECONDS);
        }
        training.destroy();
        training.waitFor();
        System.exit(command.stream().filter(word -> word.startsWith(OUTPUT)).map(word -> Path.of(word.substring(OUTPUT.length())))
                .allMatch(Files::exists) ? 0 : 1);
    }

    private static boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
