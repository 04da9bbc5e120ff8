import type { CamundaErrorCause, CamundaErrorCode } from '../errors';
import { type Sentence, type SentenceValue, sentence } from '../sentence';
import { inBytes } from './bounds';

export type Source = NonNullable<CamundaErrorCause['source']>;

/** How far a request came. */
export interface Progress {
  /** Whether any of it may have left this machine. */
  sent: boolean;
  /** The answer, which did not come to its end. */
  begun?: { status: number; contentType: SentenceValue } | undefined;
  /** Bytes that an answer may have. */
  maxResponseSize: number;
}

/** What a failure is called, and what it means for the request. */
export interface Kind {
  code: CamundaErrorCode;
  sentence: Sentence;
  hint?: Sentence;
  /** Nobody took the request, although it may have been sent. */
  taken?: 'no';
  transient: boolean;
  nameGone?: boolean;
}

const SELF_SIGNED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

const CONTAINER_HINT = sentence`If Node-RED runs in a container, localhost is that container: use host.docker.internal or the service's name`;

function kindOfNetwork(code: string, { host, protocol }: URL, sent: boolean): Kind | undefined {
  // The code is the same for a connection that cannot be made and for one whose other end has fallen silent.
  switch (sent && code === 'ETIMEDOUT' ? 'ECONNRESET' : code) {
    case 'ECONNREFUSED':
      return {
        code: 'CAMUNDA_UNAVAILABLE',
        sentence: sentence`Nothing listens at ${host}. Check the address, and that the server is running`,
        ...(/^(localhost|127\.|\[::1\])/.test(host) ? { hint: CONTAINER_HINT } : {}),
        transient: true,
      };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return {
        code: 'CAMUNDA_UNAVAILABLE',
        sentence: sentence`The host ${host} was not found (DNS). Check the address, region and cluster ID`,
        transient: code === 'EAI_AGAIN',
        nameGone: code === 'ENOTFOUND',
      };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return {
        code: 'CAMUNDA_UNAVAILABLE',
        sentence: sentence`${host} cannot be reached from this network (${code})`,
        transient: true,
      };
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
      return {
        code: 'CAMUNDA_UNAVAILABLE',
        sentence:
          protocol === 'http:'
            ? sentence`${host} closed the connection before answering. If it speaks TLS, use https instead of http`
            : sentence`${host} closed the connection before answering`,
        transient: true,
      };
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return {
        code: 'CAMUNDA_TIMEOUT',
        sentence: sentence`${host} did not accept a connection within 5 s. Check the address, firewall and proxy`,
        transient: false,
      };
  }
}

/** Alerts about a client certificate come after the request may have been sent (RFC 8446 4.6.2), and it is not read then. */
const OF_THE_HANDSHAKE = /ALERT.*(CERTIFICATE|UNKNOWN_CA|HANDSHAKE)/;

function kindOfTls(code: string, message: string, host: string): Kind | undefined {
  const failed = { code: 'CAMUNDA_UNAVAILABLE', transient: false } as const;
  if (SELF_SIGNED.has(code)) {
    return {
      ...failed,
      sentence: sentence`The certificate of ${host} is not trusted (${code}). Add its CA in a TLS configuration`,
    };
  }
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') {
    return {
      ...failed,
      sentence: sentence`The certificate of ${host} is out of date (${code}). Check it and this machine's clock`,
    };
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return {
      ...failed,
      sentence: sentence`The certificate of ${host} is for another name. Check the address`,
    };
  }
  if (message.includes('wrong version number') || message.includes('packet length too long')) {
    return {
      ...failed,
      sentence: sentence`${host} does not speak TLS. Use http instead of https, or another port`,
    };
  }
  if (code.startsWith('ERR_SSL') || code === 'EPROTO') {
    return {
      ...failed,
      ...(OF_THE_HANDSHAKE.test(code) ? { taken: 'no' } : {}),
      sentence: sentence`TLS with ${host} failed (${code}). Check the TLS configuration: the server may want a client certificate`,
    };
  }
}

function kindOfProxy(code: string, message: string): Kind | undefined {
  const failed = { code: 'CAMUNDA_UNAVAILABLE', taken: 'no', transient: false } as const;
  const refused = /Proxy response \((\d+)\)/.exec(message);
  if (message.includes('407') && (refused || code === 'UND_ERR_INVALID_ARG')) {
    return {
      ...failed,
      sentence: sentence`The proxy wants a username and password (407). Check the proxy configuration`,
    };
  }
  if (refused) {
    return {
      ...failed,
      sentence: sentence`The proxy does not connect to this address (${Number(refused[1])}). Check the proxy configuration and its no-proxy list`,
      nameGone: true,
    };
  }
  if (code === 'UND_ERR_HEADERS_TIMEOUT') {
    return {
      ...failed,
      code: 'CAMUNDA_TIMEOUT',
      sentence: sentence`The proxy did not answer within 5 s. Check the proxy configuration`,
    };
  }
  if (code === 'UND_ERR_PRX_TLS')
    return { ...failed, sentence: sentence`TLS with the proxy failed. Check its address` };
}

function kindOfProxyConnection(code: string, url: URL): Kind {
  return {
    code: 'CAMUNDA_UNAVAILABLE',
    sentence: sentence`The proxy cannot be reached (${code}). Check its address (proxy configuration, or HTTP_PROXY and HTTPS_PROXY)`,
    taken: 'no',
    transient: kindOfNetwork(code, url, false)?.transient ?? false,
  };
}

const SMALLER = {
  api: sentence`Ask for smaller pages`,
  token: sentence`Check the token URL`,
  login: sentence`Check the address`,
};

function kindOfAnswer(code: string, host: string, source: Source, progress: Progress): Kind | undefined {
  const odd = { code: 'CAMUNDA_PROTOCOL', transient: false } as const;
  const { begun, maxResponseSize } = progress;
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
    const most = inBytes(maxResponseSize);
    return {
      ...odd,
      sentence: begun
        ? sentence`The answer from ${host} is too large (${begun.status} ${begun.contentType}, more than ${most}). ${SMALLER[source]}`
        : sentence`The answer from ${host} is too large (more than ${most}). ${SMALLER[source]}`,
    };
  }
  if (code.startsWith('HPE_') || code === 'HTTPParserError') {
    return {
      ...odd,
      sentence: sentence`${host} does not answer with HTTP. Use https instead of http, or another port`,
    };
  }
}

/** What undici, the network or TLS reported, by its code and its words. */
export function kindOf(
  { code, message, isOfProxy }: { code: string; message: string; isOfProxy: boolean },
  url: URL,
  source: Source,
  progress: Progress,
): Kind {
  if (isOfProxy) return kindOfProxyConnection(code, url);
  return (
    kindOfProxy(code, message) ??
    kindOfTls(code, message, url.host) ??
    kindOfNetwork(code, url, progress.sent) ??
    kindOfAnswer(code, url.host, source, progress) ?? {
      code: 'CAMUNDA_UNAVAILABLE',
      sentence: sentence`The request to ${url.host} failed (${code || sentence`no code`})`,
      transient: false,
    }
  );
}
