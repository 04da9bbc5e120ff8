import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Calls as JSON, each one on what the call before it gave:
 * {@code [["newUserTaskSearchRequest"], ["filter", [["assignee", "anna"]]], ["execute"]]}. A list of calls stands for a lambda,
 * and digits in a text for a long, which no JSON number of every language holds.
 */
final class Calls {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Thrown where a JSON value is none of a parameter's type, so that another overload may take it. */
  private static final class Unfit extends RuntimeException {}

  private Calls() {}

  static Object perform(Object target, JsonNode calls) throws Exception {
    Object result = target;
    for (JsonNode call : calls) {
      result = performOne(result, call);
    }
    return result;
  }

  private static Object performOne(Object target, JsonNode call) throws Exception {
    String name = call.get(0).asText();
    for (Method method : overloads(target, name, call.size() - 1)) {
      try {
        Object[] arguments = arguments(method, call);
        method.setAccessible(true);
        return method.invoke(target, arguments);
      } catch (Unfit unfit) {
        continue;
      } catch (InvocationTargetException thrown) {
        throw (Exception) thrown.getCause();
      }
    }
    throw new NoSuchMethodException(target.getClass().getSimpleName() + " has no method for " + call);
  }

  /** In a fixed order. Bridge methods are left out: they have lost what their type variables stand for. */
  private static List<Method> overloads(Object target, String name, int parameters) {
    return Arrays.stream(target.getClass().getMethods())
        .filter(method -> method.getName().equals(name) && !method.isBridge())
        .filter(method -> method.getParameterCount() == parameters)
        .sorted(Comparator.comparing(Method::toGenericString))
        .collect(Collectors.toList());
  }

  private static Object[] arguments(Method method, JsonNode call) {
    Type[] types = method.getGenericParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = convert(call.get(i + 1), types[i]);
    }
    return arguments;
  }

  private static Object convert(JsonNode value, Type type) {
    if (type instanceof ParameterizedType) {
      ParameterizedType generic = (ParameterizedType) type;
      return convertGeneric(value, (Class<?>) generic.getRawType(), generic.getActualTypeArguments()[0]);
    }
    if (value.isTextual()) {
      return convertText(value.asText(), type);
    }
    if (value.isInt() && (type == int.class || type == Integer.class)) {
      return value.asInt();
    }
    if (value.isBoolean() && (type == boolean.class || type == Boolean.class)) {
      return value.asBoolean();
    }
    if (type == Object.class) {
      return JSON.convertValue(value, Object.class);
    }
    throw new Unfit();
  }

  private static Object convertGeneric(JsonNode value, Class<?> type, Type element) {
    if (type == Consumer.class && isCalls(value)) {
      return (Consumer<Object>) target -> performUnchecked(target, value);
    }
    if (type == Map.class && value.isObject()) {
      return JSON.convertValue(value, Map.class);
    }
    if (Iterable.class.isAssignableFrom(type) && value.isArray()) {
      Collection<Object> elements = type == Set.class ? new HashSet<>() : new ArrayList<>();
      value.forEach(each -> elements.add(convert(each, element)));
      return elements;
    }
    throw new Unfit();
  }

  private static boolean isCalls(JsonNode value) {
    boolean isCalls = value.isArray();
    for (JsonNode call : value) {
      isCalls = isCalls && call.isArray() && call.path(0).isTextual();
    }
    return isCalls;
  }

  private static void performUnchecked(Object target, JsonNode calls) {
    try {
      perform(target, calls);
    } catch (Exception thrown) {
      throw new IllegalArgumentException(thrown);
    }
  }

  private static Object convertText(String text, Type type) {
    if (type == String.class || type == Object.class) {
      return text;
    }
    if (type == long.class || type == Long.class) {
      return Long.valueOf(text);
    }
    if (type == OffsetDateTime.class) {
      return OffsetDateTime.parse(text);
    }
    if (type == Duration.class) {
      return Duration.parse(text);
    }
    if (type instanceof Class && ((Class<?>) type).isEnum()) {
      return Arrays.stream(((Class<?>) type).getEnumConstants())
          .filter(constant -> ((Enum<?>) constant).name().equals(text))
          .findFirst()
          .orElseThrow(Unfit::new);
    }
    throw new Unfit();
  }
}
