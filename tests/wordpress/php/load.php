<?php
// Loads WordPress of the site folder named first on the command line, for the scripts beside this.
ini_set('display_errors', 'stderr');
error_reporting(E_ERROR | E_PARSE);
$root = rtrim($argv[1], '/');
$run = json_decode(file_get_contents($root . '/site.json'), true);
$address = parse_url($run['url']);
$_SERVER += [];
$_SERVER['HTTP_HOST'] = $address['host'] . ':' . $address['port'];
$_SERVER['SERVER_NAME'] = $address['host'];
$_SERVER['SERVER_PORT'] = $address['port'];
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
define('ABSPATH', $root . '/');
