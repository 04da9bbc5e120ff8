import type { Keys } from '../../keys';
import type { DrgModel } from '../dmn/model';
import type { Binding } from '../model/model';
import type { Deployed, DeployedDecision, DeployedDrg, DeployedForm, DeployedProcess } from './deployed';
import type { ReadFile } from './read-files';
import { Versions } from './versions';

/** What a deployment has brought, or has found to be there unchanged. */
export interface Deployment {
  readonly key: string;
  readonly tenantId: string;
  readonly processes: readonly DeployedProcess[];
  readonly drgs: readonly DeployedDrg[];
  readonly decisions: readonly DeployedDecision[];
  readonly forms: readonly DeployedForm[];
}

type Writable<Type> = { [Key in keyof Type]: Type[Key] extends readonly (infer Item)[] ? Item[] : Type[Key] };

type Naming = Pick<Deployed, 'id' | 'versionTag' | 'resourceName' | 'tenantId' | 'deploymentKey'>;

/** All that is deployed. */
export class Definitions {
  readonly processes = new Versions<DeployedProcess>();
  readonly drgs = new Versions<DeployedDrg>();
  readonly decisions = new Versions<DeployedDecision>();
  readonly forms = new Versions<DeployedForm>();

  constructor(readonly keys: Keys) {}

  /** Takes files that are read; what has not changed since its newest version keeps it. */
  deploy(files: readonly ReadFile[], tenantId: string): Deployment {
    const key = String(this.keys.take(1));
    const deployment = { key, tenantId, processes: [], drgs: [], decisions: [], forms: [] };
    for (const file of files) this.#deployFile(file, deployment);
    return deployment;
  }

  process(id: string, caller: Deployed, binding: Binding): DeployedProcess | undefined {
    return this.processes.bound(id, caller, binding);
  }

  decision(id: string, caller: Deployed, binding: Binding): DeployedDecision | undefined {
    return this.decisions.bound(id, caller, binding);
  }

  /** A decision of the same version of the same file. */
  requiredDecision({ drg }: DeployedDecision, id: string): DeployedDecision | undefined {
    return this.decisions.all().find((decision) => decision.id === id && decision.drg === drg);
  }

  #deployFile(file: ReadFile, { key, tenantId, ...deployed }: Writable<Deployment>): void {
    const { name: resourceName, content } = file;
    const naming = { resourceName, tenantId, deploymentKey: key };
    if (file.kind === 'bpmn') {
      for (const model of file.processes) {
        const { id, versionTag } = model;
        const isSame = ({ xml }: DeployedProcess) => xml === content;
        const create = (rest: Deployed) => ({ ...rest, model, xml: content });
        deployed.processes.push(this.#take(this.processes, { ...naming, id, versionTag }, isSame, create));
      }
    } else if (file.kind === 'dmn') {
      const drg = this.#deployDrg(file.drg, content, naming);
      deployed.drgs.push(drg);
      for (const model of drg.model.decisions.values()) {
        const { id, versionTag } = model;
        const isSame = (other: DeployedDecision) => other.drg === drg;
        const create = (rest: Deployed) => ({ ...rest, model, drg });
        deployed.decisions.push(this.#take(this.decisions, { ...naming, id, versionTag }, isSame, create));
      }
    } else {
      const { id, versionTag } = file;
      const isSame = ({ schema }: DeployedForm) => schema === content;
      const create = (rest: Deployed) => ({ ...rest, schema: content });
      deployed.forms.push(this.#take(this.forms, { ...naming, id, versionTag }, isSame, create));
    }
  }

  #deployDrg(model: DrgModel, xml: string, naming: Omit<Naming, 'id' | 'versionTag'>): DeployedDrg {
    const own = { ...naming, id: model.id, versionTag: undefined };
    const isSame = (other: DeployedDrg) => other.xml === xml;
    return this.#take(this.drgs, own, isSame, (rest) => ({ ...rest, model, xml }));
  }

  #take<Kind extends Deployed>(
    versions: Versions<Kind>,
    naming: Naming,
    isSame: (newest: Kind) => boolean,
    create: (deployed: Deployed) => Kind,
  ): Kind {
    const { id, tenantId, resourceName } = naming;
    const newest = versions.find(id, tenantId);
    if (newest?.resourceName === resourceName && isSame(newest)) return newest;
    const version = versions.nextVersion(id, tenantId);
    return versions.add(create({ ...naming, key: String(this.keys.take(1)), version }));
  }
}
