import { userTask } from '../../../src/entities/user-task';
import type { Suggestions } from '../../common/choices/search-answers';
import { askRuntime } from '../../common/form/ask-runtime';
import type { EditorNode } from '../../common/form/editor-node';
import { fieldOf } from '../../common/form/field';
import { chosenCluster } from '../../common/form/search/form-values';
import { offerSuggestions, suggestFor } from '../../common/form/search/suggestion-list';

/**
 * For `oneditprepare`: people for the assignee, and values for the rows of what is claimed. The cluster is asked when somebody
 * comes to one of these, and again only for another cluster or API.
 */
export function prepareSuggestions(node: EditorNode): void {
  const assignee = fieldOf(node, 'assignee');
  const suggest = () => suggestFor(userTask, 'assignee', assignee);
  assignee.on('change', suggest);
  suggest();
  let known = '';
  assignee
    .closest('.form-row')
    .add('#camunda8-claimed')
    .on('focusin', () => {
      const cluster = chosenCluster(node);
      const properties = { api: String(fieldOf(node, 'api').val()) };
      const source = JSON.stringify([cluster, properties]);
      if (!cluster || source === known) return;
      known = source;
      // Where there is nothing to suggest, people type.
      askRuntime('camunda8-task', 'suggestions', { properties, cluster }).then(
        (suggestions: Suggestions) =>
          source === known && offerSuggestions(assignee.closest('.camunda8-form'), suggestions),
        () => {},
      );
    });
}
