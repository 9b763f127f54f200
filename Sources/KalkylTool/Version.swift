/// The version that `kalkyl --version` prints.
public let kalkylVersion = "0.1.0"
