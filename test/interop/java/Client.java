import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Asks for a page once for each pair of a key store (none where it is `-`) and a trust store, and prints a line for each: what was
 * answered, or why nothing was. Changes nothing of what Java verifies by itself.
 */
class Client {
  public static void main(String[] arguments) throws Exception {
    URI page = URI.create(arguments[0]);
    char[] password = Files.readString(Path.of(arguments[1])).strip().toCharArray();
    for (int at = 2; at < arguments.length; at += 2)
      System.out.println(ask(page, contextOf(arguments[at], password, arguments[at + 1])));
  }

  static SSLContext contextOf(String keyStore, char[] password, String trustStore) throws Exception {
    KeyManager[] own = null;
    if (!keyStore.equals("-")) {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(KeyStore.getInstance(new File(keyStore), password), password);
      own = keys.getKeyManagers();
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(KeyStore.getInstance(new File(trustStore), "changeit".toCharArray()));
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(own, trust.getTrustManagers(), null);
    return tls;
  }

  static String ask(URI page, SSLContext tls) throws InterruptedException {
    try {
      HttpClient client = HttpClient.newBuilder().sslContext(tls).build();
      HttpResponse<String> response =
          client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
      return response.statusCode() + " " + response.body().strip();
    } catch (java.io.IOException failure) {
      StringBuilder why = new StringBuilder("no answer");
      for (Throwable cause = failure; cause != null; cause = cause.getCause())
        why.append(": ").append(cause.getMessage());
      return why.toString().replace('\n', ' ');
    }
  }
}
