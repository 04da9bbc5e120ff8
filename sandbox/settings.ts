import { type Clock, wallClock } from './engine/clock';

/** Whose shapes the sandbox answers in: 8.6.0 as recorded, 8.8 and 8.9 as Camunda's own clients expect. */
export type Version = '8.6' | '8.8' | '8.9';

export type SandboxAuthentication = 'none' | 'basic' | 'oidc' | 'cookie';

export interface SandboxOptions {
  /** 0 (default): any free one. */
  port?: number;
  /** Default `8.8`. */
  version?: Version;
  /** Default `none`. */
  authentication?: SandboxAuthentication;
  /** Whether a session's writes need the CSRF token. Default true. */
  csrf?: boolean;
  /** `CAMUNDA_REST_QUERY_ENABLED` of 8.6: without it `/v2/user-tasks/search` is 405. Default true. */
  searchEnabled?: boolean;
  /**
   * Whether Tasklist's `/v1` is served. Default: as the real server of that mode does, which is everywhere but in
   * 8.6 without authentication, with Basic, and with OIDC without search. 8.6 with OIDC and without Tasklist is the
   * gateway alone, whose refusals and audience differ from those of the all-in-one.
   */
  tasklistV1?: boolean;
  /**
   * Whether `/v2/user-tasks/{key}/effective-variables/search` is served. Default true; 8.8.0 to 8.8.9 lack it, the
   * later 8.8 have it.
   */
  effectiveVariables?: boolean;
  /**
   * With `oidc`: an OpenID provider, by the `iss` of its tokens. They are checked by its published keys, which it names
   * at `/.well-known/openid-configuration`, and the sandbox gives none. Default: it gives its own.
   */
  issuer?: string;
  /** Seconds that a token of its own lives. Default 300. */
  tokenLife?: number;
  /** Milliseconds between household tasks that appear by themselves. Default: none appear. */
  arrivalInterval?: number;
  /** Open tasks from which on none appears by itself. Default 12. */
  mostArrivals?: number;
  /** The tasks to begin with; a number of generated ones. Default `household`. */
  tasks?: 'household' | 'empty' | number;
  /** Default 1. Keys of the fourth and later partitions are beyond 2^53. */
  partitions?: number;
  /** Whether commands are for the tenant that they name, of which there is any; else there is one tenant. Default false. */
  multiTenancy?: boolean;
  /** Whether no two active instances of a process may have the same business id (8.9). Default false. */
  uniqueBusinessIds?: boolean;
  /** Wall clock in milliseconds, for dates and for the end of tokens. Default `Date.now`. */
  now?: () => number;
  /** Milliseconds after which searches and what is read by key see what has happened, as a real index is late. Default 0: at once. */
  exportDelay?: number;
  /** By which timers, locks, long polls and late answers end. Default: the computer's timers, with `now`. */
  clock?: Clock;
}

/** The options with every default filled in. */
export type SandboxSettings = Required<Omit<SandboxOptions, 'issuer' | 'arrivalInterval'>> &
  Pick<SandboxOptions, 'issuer' | 'arrivalInterval'>;

export function withDefaults(options: SandboxOptions): SandboxSettings {
  const { version = '8.8', authentication = 'none', searchEnabled = true } = options;
  const { clock = wallClock(options.now), now = () => clock.now() } = options;
  const tasklistOf86 = authentication === 'cookie' || (authentication === 'oidc' && searchEnabled);
  return {
    port: 0,
    csrf: true,
    tasklistV1: version !== '8.6' || tasklistOf86,
    effectiveVariables: true,
    tokenLife: 300,
    mostArrivals: 12,
    tasks: 'household',
    partitions: 1,
    multiTenancy: false,
    uniqueBusinessIds: false,
    exportDelay: 0,
    ...options,
    now,
    clock,
    version,
    authentication,
    searchEnabled,
  };
}
