import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the client's answers say, as maps and lists: a property for each getter, a long as text, a date in UTC. */
final class Shapes {
  private static final String ANSWERS = "io.camunda.client.api";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private Shapes() {}

  static Object of(Object value) throws Exception {
    if (value instanceof Long || value instanceof Enum) {
      return value.toString();
    }
    if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof OffsetDateTime) {
      return DATE.format((OffsetDateTime) value);
    }
    if (value instanceof Collection) {
      List<Object> list = new ArrayList<>();
      for (Object element : (Collection<?>) value) {
        list.add(of(element));
      }
      return list;
    }
    if (value instanceof Map) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        map.put(String.valueOf(entry.getKey()), of(entry.getValue()));
      }
      return map;
    }
    return ofAnswer(value);
  }

  private static Map<String, Object> ofAnswer(Object answer) throws Exception {
    Map<String, Object> properties = new TreeMap<>();
    for (Class<?> type : answer.getClass().getInterfaces()) {
      for (Method method : type.getMethods()) {
        if (isGetter(method)) {
          method.setAccessible(true);
          properties.put(propertyOf(method.getName()), of(valueOf(method, answer)));
        }
      }
    }
    return properties;
  }

  /** Null where the getter itself fails, as those of numbers do for the form of a task that has none. */
  private static Object valueOf(Method getter, Object answer) throws IllegalAccessException {
    try {
      return getter.invoke(answer);
    } catch (InvocationTargetException thrown) {
      return null;
    }
  }

  private static boolean isGetter(Method method) {
    return method.getDeclaringClass().getName().startsWith(ANSWERS)
        && method.getParameterCount() == 0
        && !Modifier.isStatic(method.getModifiers())
        && !method.isBridge()
        && !method.getName().equals("singleItem");
  }

  /** {@code getUserTaskKey} and {@code userTaskKey} are both {@code userTaskKey}. */
  private static String propertyOf(String getter) {
    return getter.startsWith("get")
        ? getter.substring(3, 4).toLowerCase() + getter.substring(4)
        : getter;
  }
}
