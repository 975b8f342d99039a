import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Who is calling, for a Java backend behind the door. Takes the word of nobody but the proxy in front.
 *
 * <pre>
 * var door = new ClientCert(Path.of("backend/secret"));
 * // a servlet: name -> Collections.list(request.getHeaders(name)); com.sun.net.httpserver: name -> headers.get(name)
 * var caller = door.callerOf(name -> Collections.list(request.getHeaders(name)));
 * if (caller.isEmpty()) response.sendError(403);
 * </pre>
 *
 * Anybody who can reach this port could claim anything in a header. So the proxy proves itself with a secret that only it and
 * this process can read. Java 17, no libraries: the identity is JSON, for the reader of JSON that you have.
 */
public final class ClientCert {
  /**
   * The caller as the proxy has verified them: the SHA-256 of the certificate in hex, the certificate in DER, and
   * {"uris":["spiffe://…"],"dns":[],"emails":[],"serial":"0a1b…","claims":{"role":"admin"}}.
   */
  public record Caller(String fingerprint, byte[] certificate, String identity) {}

  private static final Pattern SECRET = Pattern.compile("\\b[0-9a-f]{64}\\b");
  private static final Pattern BYTES = Pattern.compile(":([A-Za-z0-9+/]+={0,2}):");

  private final byte[] secret;

  /** Reads the secret from the file in backend/ of the export; the proxy reads the same, in its own language. */
  public ClientCert(Path file) throws IOException {
    var found = SECRET.matcher(Files.readString(file));
    if (!found.find()) throw new IOException(file + " holds no secret");
    secret = found.group().getBytes(StandardCharsets.UTF_8);
  }

  /** The caller of a request whose headers have these values; empty for anybody who does not come from the proxy: answer 403. */
  public Optional<Caller> callerOf(Function<String, List<String>> valuesOf) {
    var shown = only(valuesOf.apply("Client-Cert-Secret"));
    if (!MessageDigest.isEqual(shown.orElse("").getBytes(StandardCharsets.UTF_8), secret)) return Optional.empty();
    var identity = only(valuesOf.apply("X-Client-Identity")).filter(json -> json.startsWith("{\"uris\":") && json.endsWith("}"));
    // A Byte Sequence (RFC 8941 §3.3.5). A server that joins two headers by a comma makes none.
    var bytes = BYTES.matcher(only(valuesOf.apply("Client-Cert")).orElse(""));
    if (identity.isEmpty() || !bytes.matches()) return Optional.empty();
    try {
      var der = Base64.getDecoder().decode(bytes.group(1));
      var digest = MessageDigest.getInstance("SHA-256").digest(der);
      return Optional.of(new Caller(HexFormat.of().formatHex(digest), der, identity.get()));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static Optional<String> only(List<String> values) {
    return values == null || values.size() != 1 ? Optional.empty() : Optional.of(values.get(0));
  }
}
