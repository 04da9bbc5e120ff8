import type { DecisionModel, DrgModel } from '../dmn/model';
import type { ProcessModel } from '../model/model';

/** What every deployed thing has. */
export interface Deployed {
  readonly key: string;
  readonly id: string;
  readonly version: number;
  readonly versionTag: string | undefined;
  readonly resourceName: string;
  readonly tenantId: string;
  readonly deploymentKey: string;
}

/** A version of a process. */
export interface DeployedProcess extends Deployed {
  readonly model: ProcessModel;
  readonly xml: string;
}

/** A version of a DMN file's requirements graph. */
export interface DeployedDrg extends Deployed {
  readonly model: DrgModel;
  readonly xml: string;
}

/** A version of a decision. */
export interface DeployedDecision extends Deployed {
  readonly model: DecisionModel;
  readonly drg: DeployedDrg;
}

/** A version of a form. */
export interface DeployedForm extends Deployed {
  /** The JSON of the file. */
  readonly schema: string;
}
