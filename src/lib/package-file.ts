/** The name of a folder's description (Data Package). */
export const PACKAGE_FILE = 'datapackage.json';
