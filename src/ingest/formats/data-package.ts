import { PortfolioError } from '../../lib/errors.ts';
import { reason } from '../../lib/reasons.ts';

/** Name of the file that describes a data package. */
export const PACKAGE_FILE = 'datapackage.json';

/** Where the resources of a data package are, in its order, relative to the folder it stands in. */
export function resourcePaths(text: string, file: string): string[] {
  const resources = field(parse(text, file), 'resources');
  const paths = Array.isArray(resources) ? resources.flatMap((resource: unknown) => pathsOf(resource)) : [];
  if (paths.length === 0) throw new PortfolioError('unreadable-file', { file, problem: reason('no-resource') });
  return paths;
}

/** Where metrics of the bank's own are: the property `metrics`, a list of paths; resources are tables and nothing else. */
export function metricPaths(text: string): string[] {
  const metrics = field(parse(text, PACKAGE_FILE), 'metrics');
  return Array.isArray(metrics) ? metrics.filter((path): path is string => typeof path === 'string') : [];
}

/** A resource names one path or, cut into pieces, several. */
function pathsOf(resource: unknown): string[] {
  const path = field(resource, 'path');
  return (Array.isArray(path) ? path : [path]).filter((each) => typeof each === 'string');
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PortfolioError('unreadable-file', { file, problem: reason('not-json') }, { cause });
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
