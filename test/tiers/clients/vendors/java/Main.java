import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.client.CredentialsProvider;
import io.camunda.client.api.command.ClientHttpException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Camunda's Java client at the other end of a pipe: a command a line on stdin, an answer a line on stdout, both JSON. */
public final class Main {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<CamundaClient> CLIENTS = new CopyOnWriteArrayList<>();
  private static final List<Work> WORKERS = new CopyOnWriteArrayList<>();

  public static void main(String[] arguments) throws Exception {
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err); // for whatever a library prints
    ExecutorService workers = Executors.newCachedThreadPool();
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      JsonNode command = JSON.readTree(line);
      workers.submit(() -> answers.println(answer(command)));
    }
    System.exit(0);
  }

  private static String answer(JsonNode command) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", command.get("id").asInt());
    try {
      answer.put("result", run(command));
    } catch (Throwable thrown) {
      answer.put("failure", failure(thrown));
    }
    return JSON.valueToTree(answer).toString();
  }

  private static Object run(JsonNode command) throws Exception {
    if (command.has("connect")) {
      CLIENTS.add(connect(command.get("connect")));
      return CLIENTS.size() - 1;
    }
    if (command.has("offers")) {
      return Offers.of(Class.forName(command.get("offers").asText()));
    }
    if (command.has("stop")) {
      return WORKERS.get(command.get("stop").asInt()).stop();
    }
    CamundaClient client = CLIENTS.get(command.get("client").asInt());
    if (command.has("work")) {
      return add(Work.open(client, command.get("work")));
    }
    return Shapes.of(Calls.perform(client, command.get("call")));
  }

  private static synchronized int add(Work work) {
    WORKERS.add(work);
    return WORKERS.size() - 1;
  }

  private static CamundaClient connect(JsonNode settings) {
    CamundaClientBuilder builder =
        CamundaClient.newClientBuilder()
            .applyEnvironmentVariableOverrides(false)
            .preferRestOverGrpc(true)
            .restAddress(URI.create(settings.get("url").asText()));
    CredentialsProvider credentials = credentials(settings);
    return (credentials == null ? builder : builder.credentialsProvider(credentials)).build();
  }

  private static CredentialsProvider credentials(JsonNode settings) {
    if (settings.has("username")) {
      return CredentialsProvider.newBasicAuthCredentialsProviderBuilder()
          .applyEnvironmentOverrides(false)
          .username(settings.get("username").asText())
          .password(settings.get("password").asText())
          .build();
    }
    if (settings.has("clientId")) {
      return CredentialsProvider.newCredentialsProviderBuilder()
          .applyEnvironmentOverrides(false)
          .authorizationServerUrl(settings.get("tokenUrl").asText())
          .clientId(settings.get("clientId").asText())
          .clientSecret(settings.get("clientSecret").asText())
          .audience(settings.get("audience").asText())
          .build();
    }
    return null;
  }

  private static Map<String, Object> failure(Throwable thrown) {
    Map<String, Object> failure = new LinkedHashMap<>();
    failure.put("name", thrown.getClass().getSimpleName());
    failure.put("message", String.valueOf(thrown.getMessage()));
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClientHttpException) {
        failure.put("status", ((ClientHttpException) cause).code());
      }
    }
    return failure;
  }
}
