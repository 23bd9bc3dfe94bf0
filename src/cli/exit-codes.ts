/** The exit code where there is what `--fail-on` names: 1 stays for what went wrong. */
export const FOUND = 3;
