import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Exit code 0 when the program in this container answers a path, the only argument, with 200. */
class Health {

    public static void main(String[] arguments) throws Exception {
        String port = System.getenv().getOrDefault("QUARKUS_HTTP_PORT", "8080");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + arguments[0]))
                .timeout(Duration.ofSeconds(3)).build();
        System.exit(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode() == 200 ? 0 : 1);
    }
}
