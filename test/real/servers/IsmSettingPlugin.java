import java.util.List;
import org.opensearch.common.settings.Setting;
import org.opensearch.plugins.Plugin;

/**
 * Registers the one index setting that Tasklist puts into its index templates and that plain OpenSearch, without the
 * index management plugin, refuses (400, and Camunda ends at its start).
 */
public class IsmSettingPlugin extends Plugin {
  @Override
  public List<Setting<?>> getSettings() {
    return List.of(
        Setting.simpleString(
            "index.plugins.index_state_management.policy_id",
            Setting.Property.IndexScope,
            Setting.Property.Dynamic));
  }
}
