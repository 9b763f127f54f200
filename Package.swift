// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "kalkyl",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "Kalkyl", targets: ["Kalkyl"]),
    .executable(name: "kalkyl", targets: ["KalkylCommand"]),
  ],
  targets: [
    .target(name: "Kalkyl"),
    .target(name: "KalkylTool", dependencies: ["Kalkyl"]),
    .executableTarget(name: "KalkylCommand", dependencies: ["KalkylTool"]),
    .testTarget(name: "KalkylTests", dependencies: ["Kalkyl"]),
    .testTarget(name: "KalkylToolTests", dependencies: ["KalkylTool"]),
    .testTarget(name: "CaseTests", dependencies: ["Kalkyl", "KalkylTool"], exclude: []),
  ],
  swiftLanguageModes: [.v6]
)
