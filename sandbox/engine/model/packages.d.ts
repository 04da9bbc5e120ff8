declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<import('./moddle').Parsed>;
  }
}

declare module 'dmn-moddle' {
  export class DmnModdle {
    fromXML(xml: string): Promise<import('./moddle').Parsed>;
  }
}
