import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A backend in Java: answers who is calling. */
final class Backend {
  public static void main(String[] words) throws Exception {
    var door = new ClientCert(Path.of(words[1], "secret.conf"));
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(words[0])), 0);
    server.createContext("/", exchange -> {
      var caller = door.callerOf(exchange.getRequestHeaders()::get);
      var body = caller
          .map(one -> "{\"identity\":{\"fingerprint\":\"" + one.fingerprint() + "\"," + one.identity().substring(1) + "}")
          .orElse("")
          .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(caller.isPresent() ? 200 : 403, body.length == 0 ? -1 : body.length);
      if (body.length > 0) exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
    System.out.println("backend on " + words[0]);
  }
}
