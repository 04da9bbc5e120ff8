import type { Keys } from '../../keys';
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

  /**
   * Takes files that are read. Where none has changed since its newest version, all keep it; else each gets a new one,
   * because a process may be bound to what is deployed with it (camunda/camunda#19859).
   */
  deploy(files: readonly ReadFile[], tenantId: string): Deployment {
    const key = String(this.keys.take(1));
    const deployment = { key, tenantId, processes: [], drgs: [], decisions: [], forms: [] };
    const isUnchanged = files.every((file) => this.#isKnown(file, tenantId));
    for (const file of files) this.#deployFile(file, deployment, isUnchanged);
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

  /** Whether the newest version of all that is in the file comes from the same file. */
  #isKnown(file: ReadFile, tenantId: string): boolean {
    const { name, content } = file;
    const isSame = (newest: Deployed | undefined, text: string | undefined) =>
      newest?.resourceName === name && text === content;
    if (file.kind === 'bpmn') {
      const newest = file.processes.map(({ id }) => this.processes.find(id, tenantId));
      return newest.every((one) => isSame(one, one?.xml));
    }
    if (file.kind === 'form') {
      const newest = this.forms.find(file.id, tenantId);
      return isSame(newest, newest?.schema);
    }
    const drg = this.drgs.find(file.drg.id, tenantId);
    const decisions = [...file.drg.decisions.keys()].map((id) => this.decisions.find(id, tenantId));
    return isSame(drg, drg?.xml) && decisions.every((decision) => decision?.drg === drg);
  }

  #deployFile(
    file: ReadFile,
    { key, tenantId, ...deployed }: Writable<Deployment>,
    isUnchanged: boolean,
  ): void {
    const { name: resourceName, content } = file;
    const naming = { resourceName, tenantId, deploymentKey: key };
    const take = <Kind extends Deployed>(
      versions: Versions<Kind>,
      of: Pick<Naming, 'id'> & Partial<Pick<Naming, 'versionTag'>>,
      create: (deployed: Deployed) => Kind,
    ): Kind => {
      const newest = isUnchanged ? versions.find(of.id, tenantId) : undefined;
      return newest ?? this.#add(versions, { ...naming, id: of.id, versionTag: of.versionTag }, create);
    };
    if (file.kind === 'bpmn') {
      for (const model of file.processes) {
        deployed.processes.push(take(this.processes, model, (rest) => ({ ...rest, model, xml: content })));
      }
    } else if (file.kind === 'dmn') {
      const { drg: graph } = file;
      const named = { id: graph.id, versionTag: undefined };
      const drg = take(this.drgs, named, (rest) => ({ ...rest, model: graph, xml: content }));
      deployed.drgs.push(drg);
      for (const model of graph.decisions.values()) {
        deployed.decisions.push(take(this.decisions, model, (rest) => ({ ...rest, model, drg })));
      }
    } else {
      deployed.forms.push(take(this.forms, file, (rest) => ({ ...rest, schema: content })));
    }
  }

  #add<Kind extends Deployed>(
    versions: Versions<Kind>,
    naming: Naming,
    create: (deployed: Deployed) => Kind,
  ): Kind {
    const version = versions.nextVersion(naming.id, naming.tenantId);
    return versions.add(create({ ...naming, key: String(this.keys.take(1)), version }));
  }
}
