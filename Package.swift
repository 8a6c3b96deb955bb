// swift-tools-version: 6.2

import PackageDescription

/// One way to compile everything: Swift 6 mode, and the upcoming features that make types and imports explicit.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "homegroup",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "homegroup", targets: ["homegroup"]),
    .library(name: "Meetings", targets: ["Meetings"]),
  ],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
  ],
  targets: [
    // For tests only: dice that fall the same way again.
    .target(name: "SeededTesting", swiftSettings: settings),

    // The pure library under the directory: no SQL, no HTTP.
    .target(name: "Meetings", swiftSettings: settings),
    .testTarget(name: "MeetingsTests", dependencies: ["Meetings", "SeededTesting"], swiftSettings: settings),
    .executableTarget(
      name: "search-benchmark", dependencies: ["Meetings"], path: "Benchmarks/Search", swiftSettings: settings),

    // HTML, layout, components, localisation, static assets.
    .target(
      name: "Pages",
      dependencies: [.product(name: "Crypto", package: "swift-crypto")],
      resources: [.embedInCode("Assets"), .embedInCode("Catalogues")],
      swiftSettings: settings),
    .testTarget(name: "PagesTests", dependencies: ["Pages", "SeededTesting"], swiftSettings: settings),

    // One SQL text over SQLite and PostgreSQL.
    .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .target(
      name: "Database",
      dependencies: [
        "CLibpq",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: settings),
    // For tests only: a fresh database on either engine.
    .target(
      name: "DatabaseTesting",
      dependencies: ["Database", .product(name: "Logging", package: "swift-log")],
      swiftSettings: settings),
    .testTarget(name: "DatabaseTests", dependencies: ["Database", "DatabaseTesting"], swiftSettings: settings),

    // How a request becomes a response: context, failures, guards, compression, forms.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "Web",
      dependencies: [
        "Meetings", "Pages", "CZlib",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: settings),
    // A raw connection for tests of the wire.
    .target(
      name: "WebTesting",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "WebTests",
      dependencies: ["Web", "CZlib", "SeededTesting", .product(name: "HummingbirdTesting", package: "hummingbird")],
      swiftSettings: settings),

    // Find a meeting: store, import, pages, API.
    .target(
      name: "Directory",
      dependencies: [
        "Meetings", "Pages", "Database", "Web",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      resources: [.embedInCode("Data")],
      swiftSettings: settings),
    .testTarget(name: "DirectoryTests", dependencies: ["Directory", "DatabaseTesting"], swiftSettings: settings),

    // Accounts, the vault, sessions, roles.
    .target(
      name: "Members",
      dependencies: [
        "Meetings", "Pages", "Database", "Web",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      resources: [.embedInCode("Data"), .embedInCode("Assets")],
      swiftSettings: settings),
    // For tests only: a site in process with accounts.
    .target(
      name: "MembersTesting",
      dependencies: [
        "Members", "DatabaseTesting", "Web", "Pages", "Meetings", "Database",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "MembersTests",
      dependencies: [
        "Members", "MembersTesting", "DatabaseTesting", .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ], swiftSettings: settings),

    // The pure library under the member's record: clocks, daily notes, plans, tools, self-checks, what goes with what.
    .target(name: "Recovery", dependencies: ["Meetings"], swiftSettings: settings),
    .testTarget(name: "RecoveryTests", dependencies: ["Recovery", "SeededTesting"], swiftSettings: settings),

    // The member's record: pages over the vault.
    .target(
      name: "Journey",
      dependencies: [
        "Recovery", "Members", "Meetings", "Pages", "Database", "Web",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
      ],
      resources: [.embedInCode("Data"), .embedInCode("Assets")],
      swiftSettings: settings),
    .testTarget(
      name: "JourneyTests",
      dependencies: [
        "Journey", "MembersTesting", "DatabaseTesting", .product(name: "HTTPTypes", package: "swift-http-types"),
      ], swiftSettings: settings),

    .executableTarget(
      name: "record-benchmark",
      dependencies: ["Journey", "Recovery", "Members", "MembersTesting", "DatabaseTesting", "Database", "Meetings"],
      path: "Benchmarks/Record", swiftSettings: settings),

    // Publish and subscribe: what happens on one node reaches every browser that listens, on any node.
    .target(
      name: "Live",
      dependencies: [
        "Database", "Web",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "LiveTests",
      dependencies: [
        "Live", "Database", "DatabaseTesting", "SeededTesting", "WebTesting", "Web", "Pages", "Meetings",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
      ], swiftSettings: settings),

    // The load client: nothing of ours is in it.
    .systemLibrary(name: "CEpoll", path: "Benchmarks/CEpoll"),
    .executableTarget(
      name: "live-benchmark", dependencies: ["CEpoll"], path: "Benchmarks/Live", swiftSettings: settings),

    // The pure library under groups and rooms: how a meeting is run, who may do what in a room, how a group decides.
    .target(name: "Gathering", dependencies: ["Meetings"], swiftSettings: settings),
    .testTarget(
      name: "GatheringTests", dependencies: ["Gathering", "Meetings", "SeededTesting"], swiftSettings: settings),

    // The pure library under proofs of attendance: blind signatures, the log of keys, the proof's own document.
    .target(
      name: "Proofs",
      dependencies: [
        "Meetings", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    // For tests only: arithmetic of our own beside the library's.
    .target(name: "ProofsTesting", swiftSettings: settings),
    .testTarget(
      name: "ProofsTests",
      dependencies: [
        "Proofs", "ProofsTesting", "Meetings", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ], swiftSettings: settings),

    // Groups: their pages, their servants, what they decide, and their own listings.
    .target(
      name: "Groups",
      dependencies: [
        "Directory", "Members", "Gathering", "Meetings", "Pages", "Database", "Web",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      resources: [.embedInCode("Assets")],
      swiftSettings: settings),
    .testTarget(
      name: "GroupsTests",
      dependencies: [
        "Groups", "Gathering", "Directory", "MembersTesting", "DatabaseTesting", "Meetings", "Members", "Database",
        "Web",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ], swiftSettings: settings),

    // Live meetings: the room, its events, and proofs of attendance.
    .target(
      name: "Rooms",
      dependencies: [
        "Gathering", "Proofs", "Groups", "Directory", "Members", "Live", "Meetings", "Pages", "Database", "Web",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      resources: [.embedInCode("Assets")],
      swiftSettings: settings),
    .testTarget(
      name: "RoomsTests",
      dependencies: [
        "Rooms", "Gathering", "Proofs", "ProofsTesting", "Groups", "Directory", "Live", "MembersTesting",
        "DatabaseTesting",
        "WebTesting", "Meetings", "Pages", .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Crypto", package: "swift-crypto"),
        "Members", "Database", "Web", .product(name: "HTTPTypes", package: "swift-http-types"),
      ], swiftSettings: settings),

    // Composition: configuration, services, middleware, the application.
    .target(
      name: "Server",
      dependencies: [
        "Directory", "Members", "Journey", "Groups", "Rooms", "Live", "Web", "Pages", "Meetings", "Database",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ServerTests",
      dependencies: [
        "Server", "Members", "Journey", "Groups", "Rooms", "Directory", "DatabaseTesting", "MembersTesting",
        "WebTesting",
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
      ],
      swiftSettings: settings),

    // The command line: parses and calls.
    .executableTarget(
      name: "homegroup",
      dependencies: [
        "Server", "Directory", "Members", "Journey", "Groups", "Rooms", "Recovery", "Database", "Meetings", "Web",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: settings),
  ]
)
