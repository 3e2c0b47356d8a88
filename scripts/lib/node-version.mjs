/** The oldest Node that is supported; package.json's `engines` says the same. */
const oldest = [20, 20]

/** Ends the process with one clear line on a Node that is too old. Uses nothing that an old Node lacks. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return
  console.error(
    `需要 Node ${oldest.join('.')} 或更新版本，当前为 ${process.versions.node}。请从 https://nodejs.org 安装。\n` +
      `Node ${oldest.join('.')} or newer is needed, this is ${process.versions.node}. Install it from https://nodejs.org .`,
  )
  process.exit(1)
}
