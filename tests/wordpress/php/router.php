<?php
// What the built-in server asks for each request: a file as it is, all else through WordPress.
$path = rawurldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) ?? '/');
$root = $_SERVER['DOCUMENT_ROOT'];
if (str_contains($path, '..')) {
    http_response_code(400);
    exit;
}
if ($path !== '/' && is_file($root . $path) && !str_ends_with($path, '.php')) {
    return false;
}
define('ABSPATH', $root . '/');
if (str_ends_with($path, '.php') && is_file($root . $path)) {
    chdir(dirname($root . $path));
    require $root . $path;
    return true;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
define('WP_USE_THEMES', true);
require $root . '/wp-blog-header.php';
