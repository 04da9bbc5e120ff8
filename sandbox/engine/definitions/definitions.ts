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
    const deploymentKey = String(this.keys.take(1));
    const deployed = {
      processes: [] as DeployedProcess[],
      drgs: [] as DeployedDrg[],
      decisions: [] as DeployedDecision[],
      forms: [] as DeployedForm[],
    };
    for (const file of files) {
      const naming = { resourceName: file.name, tenantId, deploymentKey };
      if (file.kind === 'bpmn') {
        for (const model of file.processes) {
          const { id, versionTag } = model;
          const isSame = ({ xml }: DeployedProcess) => xml === file.content;
          deployed.processes.push(
            this.#take(this.processes, { ...naming, id, versionTag }, isSame, (rest) => ({
              ...rest,
              model,
              xml: file.content,
            })),
          );
        }
      } else if (file.kind === 'dmn') this.#deployDmn(file, naming, deployed);
      else {
        const isSame = ({ schema }: DeployedForm) => schema === file.content;
        deployed.forms.push(
          this.#take(this.forms, { ...naming, id: file.id, versionTag: file.versionTag }, isSame, (rest) => ({
            ...rest,
            schema: file.content,
          })),
        );
      }
    }
    return { key: deploymentKey, tenantId, ...deployed };
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

  #deployDmn(
    file: Extract<ReadFile, { kind: 'dmn' }>,
    naming: Omit<Naming, 'id' | 'versionTag'>,
    deployed: { readonly drgs: DeployedDrg[]; readonly decisions: DeployedDecision[] },
  ): void {
    const { drg: model, content: xml } = file;
    const own = { ...naming, id: model.id, versionTag: undefined };
    const drg = this.#take(
      this.drgs,
      own,
      (other) => other.xml === xml,
      (rest) => ({ ...rest, model, xml }),
    );
    deployed.drgs.push(drg);
    for (const decision of model.decisions.values()) {
      const { id, versionTag } = decision;
      const isSame = (other: DeployedDecision) => other.drg === drg;
      deployed.decisions.push(
        this.#take(this.decisions, { ...naming, id, versionTag }, isSame, (rest) => ({
          ...rest,
          model: decision,
          drg,
        })),
      );
    }
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
