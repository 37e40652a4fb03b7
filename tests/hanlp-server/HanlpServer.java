import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonSyntaxException;
import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.common.Term;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * HanLP 1.x behind the protocol of the npm package hanlp-client: POST /tokenizer {"type": "nlp", "content": "…"} answers
 * {"status": "success", "data": [{"word": "…", "nature": "nr"}, …]}. Prints its address when it is ready, and ends when its standard
 * input does, so that it never outlives the tests.
 */
public final class HanlpServer {
  private static final Gson GSON = new Gson();

  public static void main(String[] arguments) throws IOException {
    Segment segment = HanLP.newSegment().enableAllNamedEntityRecognize(true);
    segment.seg("准备"); // reads the dictionaries
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.setExecutor(Executors.newFixedThreadPool(2));
    server.createContext("/tokenizer", exchange -> answer(exchange, segment));
    server.start();
    System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
    while (System.in.read() >= 0) {}
    System.exit(0);
  }

  private static void answer(HttpExchange exchange, Segment segment) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    try {
      String content = GSON.fromJson(body, JsonObject.class).get("content").getAsString();
      List<Map<String, String>> words = segment.seg(content).stream().map(HanlpServer::word).collect(Collectors.toList());
      send(exchange, 200, Map.of("status", "success", "data", words));
    } catch (JsonSyntaxException | NullPointerException | UnsupportedOperationException e) {
      send(exchange, 400, Map.of("status", "fail", "message", "content is missing"));
    }
  }

  private static Map<String, String> word(Term term) {
    return Map.of("word", term.word, "nature", term.nature.toString());
  }

  private static void send(HttpExchange exchange, int status, Object value) throws IOException {
    byte[] bytes = GSON.toJson(value).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
