import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A job worker of the client, which does what it is told with its jobs and keeps what they said. */
final class Work {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode deeds;
  private final List<Object> jobs = Collections.synchronizedList(new ArrayList<>());
  private final Map<Long, Integer> turns = new HashMap<>();
  private JobWorker worker;

  private Work(JsonNode deeds) {
    this.deeds = deeds;
  }

  static Work open(CamundaClient client, JsonNode settings) {
    Work work = new Work(settings.get("deeds"));
    var builder =
        client
            .newWorker()
            .jobType(settings.get("type").asText())
            .handler(work::handle)
            .name(settings.get("worker").asText())
            .maxJobsActive(settings.get("capacity").asInt())
            .timeout(settings.get("timeout").asLong())
            .pollInterval(Duration.ofMillis(10))
            .requestTimeout(Duration.ofMillis(200));
    if (settings.has("fetchVariables")) {
      builder.fetchVariables(JSON.convertValue(settings.get("fetchVariables"), String[].class));
    }
    work.worker = builder.open();
    return work;
  }

  /** Lets the poll under way end and the handlers finish. */
  List<Object> stop() throws InterruptedException {
    worker.close();
    while (!worker.isClosed()) {
      Thread.sleep(10);
    }
    return jobs;
  }

  private void handle(JobClient client, ActivatedJob job) throws Exception {
    jobs.add(Shapes.of(job));
    JsonNode deed = deed(job);
    if (deed.has("complete")) {
      client.newCompleteCommand(job).variables(map(deed.get("complete"))).execute();
    } else if (deed.has("error")) {
      JsonNode error = deed.get("error");
      client
          .newThrowErrorCommand(job)
          .errorCode(error.get("errorCode").asText())
          .errorMessage(error.path("errorMessage").asText())
          .variables(map(error.path("variables")))
          .execute();
    } else {
      throw new IllegalStateException(deed.get("fail").asText());
    }
  }

  private synchronized JsonNode deed(ActivatedJob job) {
    int turn = turns.merge(job.getKey(), 1, Integer::sum) - 1;
    return deeds.get(Math.min(turn, deeds.size() - 1));
  }

  private static Map<String, Object> map(JsonNode variables) {
    return variables.isObject() ? JSON.convertValue(variables, Map.class) : Map.of();
  }
}
