import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What a filter of the client offers: {@code name} for a plain value, and {@code name.like} for an operator. */
final class Offers {
  private Offers() {}

  static Collection<String> of(Class<?> filter) {
    Set<String> offers = new TreeSet<>();
    for (Method method : filter.getMethods()) {
      for (Type parameter : method.getGenericParameterTypes()) {
        add(offers, method.getName(), parameter);
      }
    }
    return offers;
  }

  private static void add(Set<String> offers, String name, Type parameter) {
    if (!(parameter instanceof ParameterizedType)) {
      offers.add(name);
      return;
    }
    ParameterizedType generic = (ParameterizedType) parameter;
    Type element = generic.getActualTypeArguments()[0];
    if (generic.getRawType() == Consumer.class) {
      for (Method operator : ((Class<?>) element).getMethods()) {
        offers.add(name + "." + operator.getName());
      }
    } else {
      add(offers, name, element);
    }
  }
}
